/** What the command line says about accounts. */
export const accountWords = {
  usage: [
    '用法：',
    '  npm run accounts -- add --file account.json   添加或更新公众号，密钥只从文件读',
    '  npm run accounts -- list                      列出所有公众号',
    '  npm run accounts -- menu --diff [账号…]       看菜单要改什么',
    '  npm run accounts -- menu --push [账号…]       把菜单推到微信',
  ].join('\n'),
  unreadable: (file: string) => `读不了 ${file}：要的是 JSON，一个公众号，或几个公众号的列表。`,
  wrong: (key: string, field: string, what: string) => `${key} 的 ${field} 不对：${what}`,
  unknownField: (key: string, field: string) => `${key} 里没有 ${field} 这一项。`,
  outcome: {
    added: (key: string) => `已添加 ${key}，马上能用。`,
    changed: (key: string) => `已更新 ${key}，一分钟内生效。`,
    area_unknown: (key: string) => `${key} 没保存：没有这个区域，请核对 areaPath。`,
    app_taken: (key: string) => `${key} 没保存：这个 appId 已经属于另一个公众号。`,
  },
  unknownKey: (key: string) => `没有 ${key} 这个公众号。`,
  menuSame: (key: string) => `${key}：菜单一样。`,
  menuDiffers: (key: string) => `${key}：菜单要改：`,
  menuPushed: (key: string) => `${key}：菜单已推到微信。`,
  menuFailed: (key: string, code: number) =>
    code === 0 ? `${key}：微信没有回答，请再试一次。` : `${key}：微信不同意，错误码 ${code}。`,
  modes: { plain: '明文', compat: '兼容', safe: '安全' },
} as const

/** What each part of an account must be. */
export const accountFields: Readonly<Record<string, string>> = {
  key: '小写字母、数字和 -，最多 64 个，用在回调地址里',
  name: '1 到 30 个字',
  areaPath: '区域编码，从市开始用 / 连起来，例如 1509/150902',
  appId: 'wx 加 16 位，公众平台「开发者 ID」',
  originalId: 'gh_ 开头，公众平台「原始 ID」',
  secret: '公众平台的 AppSecret',
  token: '3 到 32 个字母和数字',
  encodingAesKey: '43 个字母和数字',
  mode: 'plain、compat 或 safe，不写就是 safe',
  welcome: '1 到 300 个字',
  menu: '最多 3 个按钮，每个下面最多 5 个；一级名 5 个汉字以内，二级名 20 个以内；act、url、page、below 只写一个',
  templates: '模板清单：accepted、resolved、late、task，各有 id',
  subscriptions: '订阅模板清单：accepted、resolved、late、task，各有 id',
}
