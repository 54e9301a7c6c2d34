/** What the command line says about WeCom enterprises. */
export const corpWords = {
  usage: [
    '用法，密钥只从标准输入读：',
    '  npm run wecom -- add < corp.json             添加或更新企业微信',
    '  npm run wecom -- list                        列出所有企业微信',
    '  npm run wecom -- show <名字>                 看一个，密钥只显示指纹',
    '  npm run wecom -- rotate <名字> < keys.json   换 secret、token、encodingAesKey，只写要换的',
  ].join('\n'),
  unreadable: '读不懂标准输入：要的是 JSON，一个企业微信。',
  nothingGiven: '标准输入是空的：把 JSON 文件用 < 接进来。',
  noSecret: '没有要换的密钥：写 secret、token、encodingAesKey 里的一个或几个。',
  outcome: {
    added: (key: string) => `已添加 ${key}，马上能用。`,
    changed: (key: string) => `已更新 ${key}，10 秒内生效。`,
    area_unknown: (key: string) => `${key} 没保存：没有这个区域，请核对 areaPath。`,
    corp_taken: (key: string) => `${key} 没保存：这个 corpId 已经用在另一个名字下。`,
  },
  rotated: (key: string) => `已换 ${key} 的密钥，10 秒内生效。`,
  unknownKey: (key: string) => `没有 ${key} 这个企业微信。`,
  shown: {
    name: (name: string) => `名称：${name}`,
    area: (name: string) => `区域：${name}`,
    corpId: (id: string) => `corpId：${id}`,
    callback: (address: string) => `回调地址：${address}`,
    secret: (field: string, fingerprint: string) => `${field}：已加密保存，指纹 ${fingerprint}`,
  },
} as const

/** What each part of an enterprise must be. */
export const corpFields: Readonly<Record<string, string>> = {
  key: '小写字母、数字和 -，最多 64 个，用在回调地址里',
  name: '1 到 30 个字',
  areaPath: '区域编码，从市开始用 / 连起来，例如 1509/150902',
  corpId: 'ww 或 wx 加 16 位，管理后台「企业 ID」',
  secret: '16 到 64 位，管理后台「客户联系」的 Secret',
  token: '3 到 32 个字母和数字',
  encodingAesKey: '43 个字母和数字',
}
