// Words of the two commands before anything is installed: plain JavaScript, because nothing reads TypeScript yet.

export const nodeTooOld = (found, wanted) =>
  `需要 Node ${wanted} 或更新的版本，当前是 ${found}。\nNode ${wanted} or newer is needed; this is ${found}.`

export const installing = '安装依赖 · installing packages'
export const installingUsually = '，通常一两分钟 · usually a minute or two'
export const installed = (seconds) => `依赖已就绪 · packages ready (${seconds} s)`
export const installFailed = '安装失败，请检查网络后再试。\nInstalling failed: check the network and try again.'
