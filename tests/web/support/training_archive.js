// An archive of some courses over some years, for tests of what narrows results: facts that a test can count itself.

/**
 * @typedef {object} Lesson
 * @property {string} name  `course/lesson`
 * @property {string} course
 * @property {string} year
 * @property {string[]} guests  in English
 * @property {string[]} tags
 * @property {string[]} languages
 */

const PEOPLE = [['Yu Zucheng', '余祖成'], ['Wang Fang', '王芳'], ['Li Na', '李娜']];
const TOPICS = [['soil', '土壤'], ['water', '水'], ['health', '健康'], ['data', '数据']];
const COURSES = [['farming', 'Farming', '农业'], ['cities', 'Cities', '城市'], ['risk', 'Risk', '风险']];

/** 36 lessons that all have the words `harvest` and 收获; every third of them `drought` and 干旱灾害. @returns {Lesson[]} */
export function trainingLessons() {
  return Array.from({ length: 36 }, (_, i) => ({
    name: `${COURSES[i % 3][0]}/${String(i).padStart(2, '0')}`,
    course: COURSES[i % 3][0],
    year: String(2019 + (i % 4)),
    guests: [...new Set([PEOPLE[i % 3][0], PEOPLE[(i >> 1) % 3][0]])],
    tags: [TOPICS[i % 4][0]],
    languages: i % 5 === 0 ? ['en'] : ['en', 'zh'],
  }));
}

/** @param {Lesson} lesson @param {number} i @param {string} language */
function writeUp({ year, guests, tags }, i, language) {
  const chinese = Number(language === 'zh');
  const named = (/** @type {string[][]} */ names, /** @type {string[]} */ wanted) =>
    wanted.map((name) => names.find(([english]) => english === name)?.[chinese]).join(', ');
  const drought = i % 3 === 0 ? ['A drought came.', '干旱灾害来了。'][chinese] : '';
  const title = [`Lesson number ${i}`, `第${i}次收获`][chinese];
  const filler = ['The field lay still. ', '田野很安静。'][chinese].repeat(60);
  return `---\ntitle: ${title}\ndate: ${year}-05-${10 + (i % 18)}\nguests: [${named(PEOPLE, guests)}]\ntags: [${named(TOPICS, tags)}]\n---\n` +
    `${filler}\n\n${['## Harvest\n\nA harvest of *num*bers.', '## 收获\n\n收获的**数**据。'][chinese]} ${drought}\n\n${filler}\n\n` +
    `${['## Harvests and storage\n\nHarvests are stored.', '## 收获与储存\n\n收获之后储存。'][chinese]}\n\n${filler}\n`;
}

/** @returns {Record<string, string>}  path to text */
export function trainingArchive() {
  /** @type {Record<string, string>} */
  const files = { 'site.yml': 'title: {en: Training, zh: 培训}\nlanguages: [en, zh]\n' };
  for (const [name, english, chinese] of COURSES) files[`${name}/course.yml`] = `title: {en: ${english}, zh: ${chinese}}\n`;
  trainingLessons().forEach((lesson, i) => {
    for (const language of lesson.languages) files[`${lesson.name}/index.${language}.md`] = writeUp(lesson, i, language);
  });
  return files;
}
