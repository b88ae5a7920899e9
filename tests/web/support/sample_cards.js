// A small archive for tests of searching: two courses, both languages, with what queries can ask for.

/** @typedef {import('./index_tool.js').CardInput} CardInput */

/**
 * @param {string} lesson
 * @param {string} language
 * @param {string} title
 * @param {Partial<CardInput> & {text?: string}} more
 * @returns {CardInput}
 */
function card(lesson, language, title, { text = '', ...more }) {
  const [course] = lesson.split('/');
  return {
    lesson,
    language,
    url: `${language}/${lesson}/`,
    title,
    course,
    courseTitle: course,
    date: '',
    guests: [],
    tags: [],
    sections: text === '' ? [] : [{ title: '', anchor: '', text }],
    ...more,
  };
}

/** @type {CardInput[]} */
export const sampleCards = [
  card('risk-2021/01-opening', 'zh', '开班仪式', {
    courseTitle: '风险培训',
    date: '2021-03-30',
    guests: ['余祖成'],
    tags: ['疫情防控'],
    sections: [
      { title: '', anchor: '', text: '来自十七个国家的学员参加了开班仪式。' },
      { title: '联防联控', anchor: '联防联控', text: '社区防疫靠网格员。\n疫情防控常态化。' },
    ],
  }),
  card('risk-2021/01-opening', 'en', 'Opening ceremony', {
    courseTitle: 'Risk training',
    date: '2021-03-30',
    guests: ['Yu Zucheng'],
    tags: ['epidemic control'],
    sections: [
      { title: '', anchor: '', text: 'Trainees from seventeen countries took part in the opening.' },
      { title: 'Joint control', anchor: 'joint-control', text: 'Social workers keep communities safe.\nControl of the epidemic goes on.' },
    ],
  }),
  card('risk-2021/02-community', 'zh', '社区治理', {
    courseTitle: '风险培训',
    date: '2021-04-13',
    guests: ['王芳'],
    text: '社区里的防汛和防火。区里有疫苗接种点，防治有方。',
  }),
  card('risk-2021/02-community', 'en', 'Community governance', {
    courseTitle: 'Risk training',
    date: '2021-04-13',
    guests: ['Wang Fang'],
    text: 'Workers who are social with everyone. Universities and the university network.',
  }),
  card('risk-2021/03-floods', 'zh-Hant', '防汛與應急', {
    courseTitle: '風險培訓',
    date: '2021-05-11',
    text: '颱風季節的社區防疫與防汛演練。',
  }),
  card('devices/01-sensors', 'en', 'Sensors and actuators', {
    courseTitle: 'Internet of things',
    tags: ['hardware'],
    text: 'A sensor measures; an actuator moves. Universal serial bus 2.0, e.g. for a virtual machine.',
  }),
  card('devices/01-sensors', 'zh', '传感器与执行器', {
    courseTitle: '物联网',
    tags: ['硬件'],
    text: '传感器测量，执行器动作。虚拟机 v2 也可以。',
  }),
  card('devices/02-network', 'zh', '网络连接', {
    courseTitle: '物联网',
    date: '2022-01-05',
    text: '虚拟的机器连接到网络。网络安全 v2。',
  }),
];
