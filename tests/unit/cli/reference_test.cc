#include <catch2/catch.hpp>

#include "cli/application.h"
#include "cli/reference/command.h"

using namespace lectern;
using namespace lectern::cli::reference;

namespace {

/// A command line with one of each kind.
Command little() {
  static std::string text;
  static bool flag = false;
  CLI::App app("Does this: or that", "lectern");
  auto* check = app.add_subcommand("check", "It's [here]");
  check->add_option("ARCHIVE", text, "A folder")->type_name("DIR");
  check->add_option("--format", text, "How")->check(CLI::IsMember({"human", "json"}));
  check->add_option("-f,--file", text, "Where\\what")->type_name("FILE");
  check->add_flag("--strict", flag, "Stop");
  return read_command(app);
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a command line is read as values") {
  const Command check = little().commands.at(0);
  CHECK(check.path == "lectern check");
  REQUIRE(check.places.size() == 1);
  CHECK(check.places[0].names == std::vector<std::string>{"ARCHIVE"});
  CHECK(choice_of(check.places[0]) == Choice::Folders);
  REQUIRE(check.options.size() == 4);
  CHECK(check.options[0].names == std::vector<std::string>{"-h", "--help"});
  CHECK(choice_of(check.options[1]) == Choice::Words);
  CHECK(words_of(check.options[1]) == std::vector<std::string>{"human", "json"});
  CHECK(choice_of(check.options[2]) == Choice::Files);
  CHECK(choice_of(check.options[3]) == Choice::Nothing);
  CHECK(all_commands(little()).size() == 2);
}

TEST_CASE("what a shell or roff would read as its own is quoted") {
  CHECK(has(bash_completion(little()), "_lectern_words 'human json' \"$current\""));
  const std::string zsh = zsh_completion(little());
  CHECK(has(zsh, "'check:It'\\''s [here]'"));
  CHECK(has(zsh, "'--format=[How]:human|json:(human json)'"));
  CHECK(has(zsh, "'(-f --file)'{-f+,--file=}'[Where\\\\what]:FILE:_files'"));
  const std::string fish = fish_completion(little());
  CHECK(has(fish, "-a check -d 'It\\'s [here]'"));
  CHECK(has(fish, "-l format -r -a 'human json' -d 'How'"));
  CHECK(has(fish, "-s f -l file -r -F -d 'Where\\\\what'"));
  const std::string page = manual_page(little(), "1.0");
  CHECK(has(page, "\\fB\\-\\-format\\fR \\fIhuman|json\\fR"));
  CHECK(has(page, "Where\\ewhat"));
}

TEST_CASE("every option of every command says what it does") {
  int status = 0;
  const Command application = read_command(*cli::make_application(status));
  for (const Command* command : all_commands(application)) {
    CHECK_FALSE(command->description.empty());
    for (const auto* arguments : {&command->options, &command->places}) {
      for (const Argument& argument : *arguments) {
        CAPTURE(command->path, argument.names.back());
        CHECK_FALSE(argument.meaning.empty());
      }
    }
    for (const Argument& option : command->options) CHECK(option.value != "TEXT");  // which says nothing
  }
}
