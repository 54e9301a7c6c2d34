import { both, type Takes } from '@jinlin/backend/words/commandLine'

/** What the command line says about accounts. */
export const accountWords = {
  usage: [
    both('用法', 'usage'),
    '  npm run accounts -- add --file account.json',
    `      ${both('添加或更新公众号，密钥只从文件读', 'adds or updates accounts; secrets from the file only')}`,
    '  npm run accounts -- list',
    `      ${both('列出所有公众号', 'lists all accounts')}`,
    '  npm run accounts -- menu --diff [key …]',
    `      ${both('看菜单要改什么', 'shows what is to change in their menus')}`,
    '  npm run accounts -- menu --push [key …]',
    `      ${both('把菜单推到微信', 'brings their menus to WeChat')}`,
  ].join('\n'),
  unreadable: (file: string) =>
    both(
      `读不了 ${file}：要的是 JSON，一个公众号，或几个公众号的列表。`,
      `${file} is to be JSON: one account, or a list of accounts.`,
    ),
  wrong: (key: string, field: string, [chinese, english]: Takes) =>
    both(`${key} 的 ${field} 不对：${chinese}。`, `${field} of ${key} is wrong: ${english}.`),
  unknownField: (key: string, field: string) => both(`${key} 里没有 ${field} 这一项。`, `${key} has no ${field}.`),
  outcome: {
    added: (key: string) => both(`已添加 ${key}，马上能用。`, `${key} is added and works at once.`),
    changed: (key: string) => both(`已更新 ${key}，一分钟内生效。`, `${key} is changed, within a minute.`),
    area_unknown: (key: string) =>
      both(`${key} 没保存：没有这个区域，请核对 areaPath。`, `${key} is not kept: no such area; look at areaPath.`),
    app_taken: (key: string) =>
      both(`${key} 没保存：这个 appId 已经属于另一个公众号。`, `${key} is not kept: another account has this appId.`),
  },
  /** The line above the list. */
  columns: ['key', '名称 · name', 'appId', '区域 · area', '模式 · mode'],
  unknownKey: (key: string) => both(`没有 ${key} 这个公众号。`, `There is no account ${key}.`),
  menusSame: (same: number, all: number) =>
    both(`${all} 个公众号，菜单一样的 ${same} 个。`, `${all} accounts; the menus of ${same} are as they should be.`),
  menuDiffers: (key: string) => both(`${key}：菜单要改：`, `the menu of ${key} is to change:`),
  menuPushed: (key: string) => both(`${key}：菜单已推到微信。`, `the menu of ${key} is at WeChat.`),
  menuFailed: (key: string, code: number) =>
    code === 0
      ? both(`${key}：微信没有回答，请再试一次。`, `${key}: WeChat did not answer; try again.`)
      : both(`${key}：微信不同意，错误码 ${code}。`, `${key}: WeChat refused, error ${code}.`),
  modes: { plain: '明文 · plain', compat: '兼容 · compat', safe: '安全 · safe' },
} as const

/** What each part of an account must be. */
export const accountFields: Readonly<Record<string, Takes>> = {
  key: ['小写字母、数字和 -，最多 64 个，用在回调地址里', 'lower-case letters, digits and -, 64 at most'],
  name: ['1 到 30 个字', '1 to 30 characters'],
  areaPath: [
    '区域编码，从市开始用 / 连起来，例如 1509/150902',
    'codes from the city down, joined by /, as 1509/150902',
  ],
  appId: ['wx 加 16 位，公众平台「开发者 ID」', 'wx and 16 more'],
  originalId: ['gh_ 开头，公众平台「原始 ID」', 'begins with gh_'],
  secret: ['公众平台的 AppSecret', 'the AppSecret'],
  token: ['3 到 32 个字母和数字', '3 to 32 letters and digits'],
  encodingAesKey: ['43 个字母和数字', '43 letters and digits'],
  mode: ['plain、compat 或 safe，不写就是 safe', 'plain, compat or safe; safe where left out'],
  welcome: ['1 到 300 个字', '1 to 300 characters'],
  menu: [
    '最多 3 个按钮，每个下面最多 5 个；一级名 5 个汉字以内，二级名 20 个以内；act、url、page、below 只写一个',
    '3 buttons at most, 5 below each; one of act, url, page, below',
  ],
  templates: ['模板清单：accepted、resolved、late、task，各有 id', 'accepted, resolved, late, task, each with an id'],
  subscriptions: [
    '订阅模板清单：accepted、resolved、late、task，各有 id',
    'accepted, resolved, late, task, each with an id',
  ],
}
