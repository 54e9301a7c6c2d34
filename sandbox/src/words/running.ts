/** The sentence for a machine on which no way leads to a store. */
export const storeMissing = (kind: 'mongod' | 'redis'): string => {
  const [name, variable, least] = kind === 'mongod' ? ['MongoDB', 'MONGO_URL', '6'] : ['Redis', 'REDIS_URL', '6.2']
  return [
    `找不到 ${name}：请安装 ${name} ${least} 以上，或设置 ${variable}，或安装 python3 和 pip 后再试。`,
    `${name} was not found: install ${name} ${least} or newer, or set ${variable}, or install python3 with pip, then try again.`,
  ].join('\n')
}

/** The gateway's answer while no server is there. */
export const tryAgainSoon = '系统正在恢复，请稍后再试。已经填写的内容不会丢失。'

/** The answer to signing in as somebody who doesn't live in this town. */
export const nobodyHere = '这座小城里没有这个人。'

/** The answer to a clock setting that is none. */
export const wrongClock = '时钟只能设为正常，或每秒走 1 秒到 1 小时。'
