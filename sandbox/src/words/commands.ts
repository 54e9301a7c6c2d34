import { both } from '@jinlin/backend/words/commandLine'

/** What the makers' commands say around their tables of figures. */
export const benchWords = {
  raising: both('正在建一座只给这次测量用的小城…', 'a town of its own is raised …'),
} as const

/** What learning from the corpus says. */
export const trainWords = {
  corpusMissing: (folder: string, files: readonly string[]): string =>
    both(`${folder} 里要有 ${files.join(' 和 ')}。`, `${folder} is to hold ${files.join(' and ')}.`),
  noCorrection: (file: string, line: number): string =>
    both(
      `${file}:${line} 不是归类更正，要的是 {"text", "category"}，category 是最下一级的编码。`,
      `${file}:${line} is no correction, which is {"text", "category"} with a leaf's code.`,
    ),
  read: (messages: number, labels: number): string =>
    both(`${messages} 条已归类的留言，${labels} 个大类`, `${messages} labelled messages, ${labels} labels`),
  written: (file: string, megabytes: string): string =>
    both(`模型写在 ${file}，${megabytes} MB`, `the model is in ${file}, ${megabytes} MB`),
  validated: (accuracy: string, macroF1: string): string =>
    both(
      `五折验证：准确率 ${accuracy}，宏 F1 ${macroF1}`,
      `labels, five-fold: accuracy ${accuracy}, macro-F1 ${macroF1}`,
    ),
} as const

/** What a simulated day says around its tables. */
export const simulateWords = {
  begins: (plan: string, seed: number, cases: number, people: number, grids: number): string =>
    both(
      `${plan}，种子 ${seed}：${cases} 件事，${people} 人，${grids} 个网格`,
      `${plan}, seed ${seed}: ${cases} cases, ${people} people, ${grids} grids`,
    ),
  drawn: (file: string): string => both(`图在 ${file}`, `written: ${file}`),
  /** What came of a goal, before its words. */
  goal: (met: boolean): string => (met ? '达到 · met   ' : '没达到 · MISSED'),
} as const

/** What `npm run -s classify -- --time` says when all is read. */
export const classifyWords = {
  took: (lines: number, ms: string): string => both(`${lines} 行，每行 ${ms} ms`, `${lines} lines, ${ms} ms each`),
} as const

/** What taking pictures says. */
export const picturesWords = {
  taken: (name: string): string => both('已拍', `taken    ${name}`),
  lookAt: (name: string): string => both('要看', `look at  ${name}`),
  found: (folder: string): string => both(`图在 ${folder}`, `look at ${folder}`),
} as const
