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

/** The answer to a replay that does not say whether it goes on. */
export const wrongReplay = '要说回放在不在进行：{"going": true} 或 {"going": false}。'

const kinds: Record<string, string> = {
  mongod: 'MongoDB',
  redis: 'Redis',
  'bot-server': 'bot-server',
  worker: 'worker',
  h5: '小程序 H5 · mini-program H5',
  weapp: '微信小程序包 · WeChat package',
}

/** The lines of the console while a town starts, runs and ends. */
export const hello = '\n近邻 · a town to try it in\n'
export const openingStores = '数据库 · stores'
export const fillingTown = '小城 · the town'
export const startingServers = '服务 · servers'
/** What a step that is long the first time usually takes, for people who wait. */
const usually: Record<string, readonly [string, string]> = {
  mongod: ['一两分钟', 'a minute or two'],
  redis: ['十几秒', 'some seconds'],
  h5: ['半分钟到一分钟', 'half a minute to a minute'],
  weapp: ['半分钟到一分钟', 'half a minute to a minute'],
}
/** Ends a line about such a step; empty for one that is always short. */
export const usual = (name: string): string =>
  usually[name] ? `，通常${usually[name][0]} · usually ${usually[name][1]}` : ''

export const fetching = (kind: string): string => `下载 ${kinds[kind] ?? kind} · fetching it once${usual(kind)}`
export const building = (name: string): string => `构建 ${kinds[name] ?? name} · building`
export const sowing =
  '第一次建城：80 个社区，458 个网格，几千户人家，通常几秒到半分钟 · sowing the town, usually under half a minute'
export const stillAt = (label: string, seconds: number): string => `${label} ${seconds} s`
export const portTaken = (wanted: number, got: number): string =>
  `端口 ${wanted} 已被占用，改用 ${got} · port ${wanted} is taken, using ${got}`
export const seeLogs = (folder: string): string => `日志在 ${folder} · logs are there`
export const alreadyRunning = (desk: string): string =>
  `这座小城已经在运行：${desk}\nThis town is running already; --data <folder> starts another one.`
export const alreadyStarting = (pid: number): string =>
  `这座小城正在启动（进程 ${pid}）：请等它打开，或在那边按 Ctrl-C。\nThis town is being started already (process ${pid}): wait until it is open, or press Ctrl-C there.`
export const waitingForEnd = (pid: number): string =>
  `上一次运行正在停止（进程 ${pid}），最多等 20 秒 · the run before is still stopping`
export const doesNotEnd = (pid: number, logs: string): string =>
  `上一次运行没有停下来：请结束进程 ${pid} 后再启动，日志在 ${logs}\nThe run before does not end: end process ${pid}, then start again. Its logs are in ${logs}`
export const storeDoesNotStart = (kind: string, how: string, cause: string | undefined, log: string): string =>
  `${kinds[kind] ?? kind} 启动不了（${how}）${cause ? `：${cause}` : ''}\n日志 · log  ${log}`
export const keptUnreadable = (file: string): string =>
  `${file} 里有读不了的内容，读得了的照用，原文件留作 .broken · parts of it can't be read; what can be is used, and the file is kept as .broken`
/** A server died (`how`) and answers again, so many milliseconds after. */
export const restarted = (name: string, how: string, ms: number): string =>
  `${name} 已重启（${how}，${(ms / 1000).toFixed(1)} s 后恢复）· ${name} restarted, back after ${(ms / 1000).toFixed(1)} s`
export const ready = (desk: string, seconds: number): string =>
  `\n  打开 · open   ${desk}\n\n  用时 ${seconds} s。按 Ctrl-C 停止，数据会保留；npm start -- --fresh 重新开始。\n  Ctrl-C stops it and keeps the data; npm start -- --fresh starts over.\n`
export const ending = {
  stopping: '\n正在停止… · stopping, once more to kill',
  stopped: '已停止，数据已保留 · stopped, the data is kept',
  killed: '已强行停止 · killed',
} as const

/** Printed by `npm test` on a machine without a browser. */
export const journeysSkipped = (files: readonly string[]): string =>
  `\n跳过浏览器测试 ${files.join('、')}：请安装 Chromium（如 apt-get install chromium fonts-noto-cjk）后再运行。\nSkipped: ${files.join(', ')}. Put a Chromium on the PATH (e.g. apt-get install chromium fonts-noto-cjk).`

/** What `--watch` says. */
export const rebuilt = (name: string): string => `已更新 ${kinds[name] ?? name} · rebuilt`
export const rebuildFailed = (name: string): string => `构建失败 ${kinds[name] ?? name} · the build failed`

/** A command of the servers was given, and there is nothing it could speak to. */
export const noTown =
  '没有小城在运行：先 npm start，或设置 MONGO_URL、REDIS_URL、DATA_KEY。\nNo town is running: npm start first, or set MONGO_URL, REDIS_URL and DATA_KEY.'
