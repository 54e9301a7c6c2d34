import { both, type Takes } from '@jinlin/backend/words/commandLine'

/** What the command line says about WeCom enterprises. */
export const corpWords = {
  usage: [
    both('用法，密钥只从标准输入读', 'usage; secrets come from the standard input only'),
    '  npm run wecom -- add < corp.json',
    `      ${both('添加或更新企业微信', 'adds or updates an enterprise')}`,
    '  npm run wecom -- list',
    `      ${both('列出所有企业微信', 'lists all enterprises')}`,
    '  npm run wecom -- show <key>',
    `      ${both('看一个，密钥只显示指纹', 'shows one, of its secrets the fingerprints')}`,
    '  npm run wecom -- rotate <key> < keys.json',
    `      ${both('换 secret、token、encodingAesKey，只写要换的', 'changes secret, token, encodingAesKey: those given')}`,
  ].join('\n'),
  unreadable: both('读不懂标准输入：要的是 JSON，一个企业微信。', 'The standard input is to be JSON: one enterprise.'),
  nothingGiven: both(
    '标准输入是空的：把 JSON 文件用 < 接进来。',
    'The standard input is empty: give the JSON file with <.',
  ),
  noSecret: both(
    '没有要换的密钥：写 secret、token、encodingAesKey 里的一个或几个。',
    'There is no secret to change: give one or more of secret, token, encodingAesKey.',
  ),
  outcome: {
    added: (key: string) => both(`已添加 ${key}，马上能用。`, `${key} is added and works at once.`),
    changed: (key: string) => both(`已更新 ${key}，10 秒内生效。`, `${key} is changed, within 10 seconds.`),
    area_unknown: (key: string) =>
      both(`${key} 没保存：没有这个区域，请核对 areaPath。`, `${key} is not kept: no such area; look at areaPath.`),
    corp_taken: (key: string) =>
      both(`${key} 没保存：这个 corpId 已经用在另一个名字下。`, `${key} is not kept: another key has this corpId.`),
  },
  rotated: (key: string) =>
    both(`已换 ${key} 的密钥，10 秒内生效。`, `the secrets of ${key} change within 10 seconds.`),
  unknownKey: (key: string) => both(`没有 ${key} 这个企业微信。`, `There is no enterprise ${key}.`),
  /** The line above the list. */
  columns: ['key', '名称 · name', 'corpId', '区域 · area'],
  shown: {
    name: (name: string) => `名称 · name：${name}`,
    area: (name: string) => `区域 · area：${name}`,
    corpId: (id: string) => `corpId：${id}`,
    callback: (address: string) => `回调地址 · callback：${address}`,
    secret: (field: string, fingerprint: string) => `${field}：已加密保存，指纹 · sealed, fingerprint ${fingerprint}`,
  },
} as const

/** What each part of an enterprise must be. */
export const corpFields: Readonly<Record<string, Takes>> = {
  key: ['小写字母、数字和 -，最多 64 个，用在回调地址里', 'lower-case letters, digits and -, 64 at most'],
  name: ['1 到 30 个字', '1 to 30 characters'],
  areaPath: [
    '区域编码，从市开始用 / 连起来，例如 1509/150902',
    'codes from the city down, joined by /, as 1509/150902',
  ],
  corpId: ['ww 或 wx 加 16 位，管理后台「企业 ID」', 'ww or wx and 16 more'],
  secret: ['16 到 64 位，管理后台「客户联系」的 Secret', '16 to 64 characters'],
  token: ['3 到 32 个字母和数字', '3 to 32 letters and digits'],
  encodingAesKey: ['43 个字母和数字', '43 letters and digits'],
}
