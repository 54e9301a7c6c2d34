/** A sentence for whoever types a command: Chinese first, English behind it, in one line. */
export const both = (chinese: string, english: string): string => `${chinese} · ${english}`

/** What a flag takes, in both languages, as it stands behind 「要」 and "takes". */
export type Takes = readonly [chinese: string, english: string]

/** What is said of a command line that cannot be done as it stands. */
export const commandLineWords = {
  takes: {
    text: ['一段文字', 'a text'],
    file: ['一个文件', 'a file'],
    folder: ['一个文件夹', 'a folder'],
    day: ['一天，例如 2026-01-01', 'a day, as 2026-01-01'],
    above0: ['大于 0 的数', 'a number above 0'],
    count: ['大于 0 的整数', 'a whole number above 0'],
    whole: ['整数', 'a whole number'],
    port: ['0 到 65535 的整数', 'a whole number from 0 to 65535'],
  },
  oneOf: (all: readonly string[]): Takes => [all.join('、'), all.join(', ')],
  between: (least: number, most: number): Takes => [`${least} 到 ${most} 的数`, `a number from ${least} to ${most}`],
  flagUnknown: (flag: string, known: readonly string[]): string =>
    known.length > 0
      ? both(`没有 ${flag} 这个参数，有 ${known.join('、')}。`, `There is no ${flag}; there is ${known.join(', ')}.`)
      : both(`没有 ${flag} 这个参数，这里不带参数。`, `There is no ${flag}; this takes no flags.`),
  flagEmpty: (flag: string, [chinese, english]: Takes): string =>
    both(`${flag} 后面要写：${chinese}。`, `${flag} takes ${english}; nothing stands behind it.`),
  flagValue: (flag: string, value: string, [chinese, english]: Takes): string =>
    both(`${flag} 要的是：${chinese}，不是 ${value}。`, `${flag} takes ${english}, not ${value}.`),
  flagAlone: (flag: string): string => both(`${flag} 后面不写东西。`, `${flag} takes nothing.`),
  flagMissing: (flag: string, [chinese, english]: Takes): string =>
    both(`还差 ${flag}：${chinese}。`, `${flag} is missing: ${english}.`),
  wordTooMany: (known: readonly string[]): string =>
    known.length > 0
      ? both(`多了一个词，只认 ${known.join('、')}。`, `One word too many; only ${known.join(', ')} are understood.`)
      : both(
          '多了一个词，这里只认 -- 开头的参数。',
          'One word too many; only flags, which begin with --, are understood.',
        ),
  wordUnknown: (word: string, known: readonly string[]): string =>
    both(`不认识 ${word}，有 ${known.join('、')}。`, `${word} is not known; there is ${known.join(', ')}.`),
  fileMissing: (file: string): string => both(`没有 ${file} 这个文件。`, `There is no file ${file}.`),
  fileUnreadable: (file: string): string => both(`读不了 ${file}。`, `${file} cannot be read.`),
  failed: (why: string): string => both('没做成', `It failed: ${why}`),
} as const

/** What is said beside the corrections, which are read by programs. */
export const correctionWords = {
  none: (since: string | undefined): string =>
    since
      ? both(`${since} 以来没有归类更正。`, `There are no corrections since ${since}.`)
      : both('还没有归类更正。', 'There are no corrections yet.'),
} as const
