// One thread asks, and libcurl keeps the questions apart. Redirects are followed here and not by libcurl, since it does
// not tell permanent ones from others, and so that a host is spared however it is arrived at.

#include "external/visit.h"

#include <curl/curl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "core/interruption.h"
#include "external/address.h"

namespace lectern::external {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kPollMs = 200;
constexpr long kConnectMs = 10'000;
constexpr int kNoError = 400;  // statuses from here on are refusals

struct EasyCloser {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct MultiCloser {
  void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};

/// One address that is asked for, as far as it has come.
struct Question {
  std::vector<std::string> urls;  ///< as they were given; those that differ by their fragments are one question
  std::string address;            ///< what is asked for now
  std::unique_ptr<CURL, EasyCloser> easy;
  int redirects = 0;
  bool whole = false;       ///< by GET, as HEAD was refused
  bool permanent = true;    ///< all redirects so far
  bool is_private = false;  ///< an address was not connected to
  Answer answer;
};

/// The body is not wanted: whoever begins to send it has answered.
std::size_t refuse_body(char* /*bytes*/, std::size_t /*size*/, std::size_t /*count*/, void* /*question*/) {
  return 0;
}

curl_socket_t open_public_socket(void* question, curlsocktype /*purpose*/, curl_sockaddr* address) {
  if (is_private(address->addr)) {
    static_cast<Question*>(question)->is_private = true;
    return CURL_SOCKET_BAD;
  }
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

bool has_proxy() {
  for (const char* name : {"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0') return true;
  }
  return false;
}

bool is_permanent(long status) {
  return status == 301 || status == 308;
}

/// Whether a server that fails a question for the head may still answer one for the whole.
bool may_dislike_head(CURLcode code, long status) {
  if (code == CURLE_OK) return status >= kNoError;
  return code == CURLE_GOT_NOTHING || code == CURLE_RECV_ERROR || code == CURLE_WEIRD_SERVER_REPLY ||
         code == CURLE_HTTP2_STREAM || code == CURLE_PARTIAL_FILE;
}

void configure(Question& question, const VisitBounds& bounds) {
  CURL* easy = question.easy.get();
  curl_easy_setopt(easy, CURLOPT_PRIVATE, &question);
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(easy, CURLOPT_USERAGENT, "lectern (checks links)");
  curl_easy_setopt(easy, CURLOPT_COOKIEFILE, "");  // some hosts redirect until a cookie comes back
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, std::min<long>(kConnectMs, bounds.each.count()));
  curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(bounds.each.count()));
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, refuse_body);
  if (bounds.private_hosts || has_proxy()) return;
  curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, open_public_socket);
  curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, &question);
}

class Visitor {
 public:
  Visitor(const VisitBounds& bounds, const std::function<void(std::size_t)>& done)
      : bounds_(bounds), done_(done), multi_(curl_multi_init()), end_(Clock::now() + bounds.total) {}

  ~Visitor() {
    for (const Question* question : running_) curl_multi_remove_handle(multi_.get(), question->easy.get());
  }
  Visitor(const Visitor&) = delete;
  Visitor& operator=(const Visitor&) = delete;

  void add(const std::string& url) {
    const auto address = as_sent(url);
    const auto known = address ? by_address_.find(*address) : by_address_.end();
    if (known != by_address_.end()) return known->second->urls.push_back(url);
    Question& question = questions_.emplace_back();
    question.urls.push_back(url);
    if (!address) return end(question, Answer::Kind::Unasked, "the host's name is not written in ASCII");
    question.address = *address;
    by_address_[*address] = &question;
    wait(question);
  }

  core::Result<Answers> run() {
    while ((waiting_ > 0 || !running_.empty()) && Clock::now() < end_) {
      if (auto wanted = core::check_interruption(); !wanted) return wanted.error();
      start_some();
      int active = 0;
      curl_multi_perform(multi_.get(), &active);
      if (!take_finished()) curl_multi_poll(multi_.get(), nullptr, 0, kPollMs, nullptr);
    }
    Answers out;
    for (const Question& question : questions_) {
      for (const std::string& url : question.urls) out[url] = question.answer;
    }
    return out;
  }

 private:
  struct Host {
    std::deque<Question*> waiting;
    std::size_t running = 0;
  };

  void start_some() {
    for (auto& [name, host] : hosts_) {
      while (!host.waiting.empty() && host.running < bounds_.at_once_each_host && running_.size() < bounds_.at_once) {
        Question& question = *host.waiting.front();
        host.waiting.pop_front();
        --waiting_;
        if (start(question)) ++host.running;
      }
    }
  }

  bool start(Question& question) {
    if (!question.easy) {
      question.easy.reset(curl_easy_init());
      configure(question, bounds_);
    }
    CURL* easy = question.easy.get();
    curl_easy_setopt(easy, CURLOPT_URL, question.address.c_str());
    curl_easy_setopt(easy, CURLOPT_HTTPGET, 1L);
    curl_easy_setopt(easy, CURLOPT_NOBODY, question.whole ? 0L : 1L);
    if (curl_multi_add_handle(multi_.get(), easy) != CURLM_OK) {
      end(question, Answer::Kind::Failed, "it could not be asked for");
      return false;
    }
    running_.insert(&question);
    return true;
  }

  bool take_finished() {
    bool any = false;
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      const CURLcode code = message->data.result;
      Question* question = nullptr;
      curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &question);
      curl_multi_remove_handle(multi_.get(), question->easy.get());
      running_.erase(question);
      --hosts_[host_of(question->address)].running;
      judge(*question, code);
      any = true;
    }
    return any;
  }

  void judge(Question& question, CURLcode code) {
    CURL* easy = question.easy.get();
    long status = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    if (question.whole && code == CURLE_WRITE_ERROR && status > 0) code = CURLE_OK;  // the refused body
    if (!question.whole && may_dislike_head(code, status)) {
      question.whole = true;
      return wait(question);
    }
    if (code != CURLE_OK) return fail(question, code);
    char* target = nullptr;
    curl_easy_getinfo(easy, CURLINFO_REDIRECT_URL, &target);
    if (target != nullptr) return follow(question, status, target);
    question.answer.status = static_cast<int>(status);
    end(question, Answer::Kind::Answered, {});
  }

  void fail(Question& question, CURLcode code) {
    if (question.is_private) {
      return end(question, Answer::Kind::Unasked, "its host is this computer or in a private network");
    }
    end(question, Answer::Kind::Failed, curl_easy_strerror(code));
  }

  void follow(Question& question, long status, const std::string& target) {
    const auto address = as_sent(target);
    if (++question.redirects > bounds_.redirects || !address)
      return end(question, Answer::Kind::Failed, "it redirects again and again");
    question.permanent = question.permanent && is_permanent(status);
    if (question.permanent) question.answer.moved_to = target;
    question.address = *address;
    question.whole = false;
    wait(question);
  }

  void wait(Question& question) {
    hosts_[host_of(question.address)].waiting.push_back(&question);
    ++waiting_;
  }

  void end(Question& question, Answer::Kind kind, std::string failure) {
    question.answer.kind = kind;
    question.answer.failure = std::move(failure);
    question.easy.reset();
    done_(ended_ += question.urls.size());
  }

  const VisitBounds& bounds_;
  const std::function<void(std::size_t)>& done_;
  std::unique_ptr<CURLM, MultiCloser> multi_;
  const Clock::time_point end_;
  std::deque<Question> questions_;  // of which the addresses stay
  std::map<std::string, Question*> by_address_;
  std::map<std::string, Host> hosts_;
  std::set<Question*> running_;
  std::size_t waiting_ = 0, ended_ = 0;
};

}  // namespace

core::Result<Answers> visit(const std::vector<std::string>& urls, const VisitBounds& bounds,
                            const std::function<void(std::size_t)>& done) {
  static const CURLcode kReady = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (kReady != CURLE_OK)
    return core::Error{core::Error::Code::Io, "libcurl cannot be used", curl_easy_strerror(kReady)};
  Visitor visitor(bounds, done);
  for (const std::string& url : urls) visitor.add(url);
  return visitor.run();
}

}  // namespace lectern::external
