/** What is pressed on somebody's phone, and what more there is to say; where something has to be pressed `before`, that first. */
const press = ({ role, before }, button, more) => [
  `在${role}手机上点「${before ?? button}」`,
  before ? `再点「${button}」。` : more,
]
const pressOpen = ({ role, matter, before }, where) =>
  before
    ? [`在${role}手机上点「${before}」`, `再点开「${matter}」，${where}`]
    : [`在${role}手机上点开「${matter}」`, where]
/** When the next person's turn comes; at once where the time is over. */
const soon = ({ wait }) => (wait ? `${wait}后` : '马上')
const first = (before) => (before ? `先点「${before}」，再` : '')

/** The two lines of the guide by the lead's name; `factsOf` says what they may speak of. */
export const leadWords = {
  away: () => ['小城停了，起来后这里会接上', '再运行一次 npm start 就好，页面不用关。'],
  tap: (at) => press(at, '路灯不亮', `旁边的手机会跟着动起来${at.fast ? '' : '，时间都是真的在走'}。`),
  ask: ({ role }) => ['不用点，5 秒后自动派单', `想收回，在${role}手机上点「撤销」。`],
  seek: ({ role }) => ['不用点，正在找下一位', `想收回，在${role}手机上点「撤回」。`],
  accept: (at) => press(at, '接单', `不接也行：${soon(at)}换人问，${at.pooled ? '别人也能抢' : '再开放抢单'}。`),
  acceptTrade: (at) => press(at, '接单', `不接也行：${soon(at)}问下一位师傅。`),
  acceptOfficer: (at) => press(at, '接单', '前面没人接，轮到值班的人了。'),
  claim: (at) => press(at, '抢单池', '再点「抢单」，谁先点归谁。'),
  openTask: (at) => pressOpen(at, '它在「任务」的「进行中」里。'),
  openTrade: (at) => pressOpen(at, '它在「接单」的「我的活儿」里。'),
  openMine: (at) => pressOpen(at, '它在「事项」的「待确认」里。'),
  start: (at) => press(at, '开始处理', '再点「办结」。'),
  startPhoto: (at) => press(at, '开始处理', '再点「拍照办结」，选「示例照片」。'),
  startTrade: (at) => press(at, '我到了', '再点「修好了」。'),
  finish: (at) => press(at, '办结', '照片可拍可不拍，再点一次「办结」。'),
  finishPhoto: (at) => press(at, '拍照办结', '点「拍照」，选「示例照片」，再点「办结」。'),
  finishTrade: (at) => press(at, '修好了', '照片可拍可不拍，再点「办结」。'),
  sheetPhoto: (at) => press(at, '拍照', '选「示例照片」，再点「办结」。'),
  sheetTaken: (at) => press(at, '办结', '照片有了，别的可填可不填。'),
  sheet: (at) => press(at, '办结', '照片可拍可不拍，别的可填可不填。'),
  resume: (at) => press(at, '恢复处理', '挂账时暂停计时，到了日子自动恢复。'),
  confirm: (at) => press(at, '解决了', '没解决就点「没解决」，会重新派单、记返工。'),
  done: ({ role, before }) => ['办结了', `再试一个：在${role}手机上${first(before)}点「水暖」叫师傅。`],
  doneCallOut: ({ role }) => ['办结了', `再试一个：在${role}手机上切到 12111，说一句「楼道灯不亮」。`],
  doneTalk: ({ role, before }) => ['办结了', `再试一个：在${role}手机上${first(before)}点「路灯不亮」。`],
  doneAll: ({ role, before, fast }) => [
    '办结了',
    `还可以${fast ? '' : '开快时钟，'}在${role}手机上${first(before) || '再'}报一件，都不接，看它怎样升级。`,
  ],
  draft: ({ role, search }) => [
    `在${role}的 12111 里点「＋」，再点「位置」`,
    `写小区和楼号也行；${search}没说，先交值班的人核实。`,
  ],
  seat: ({ role, name }) => [`轮到${role} ${name}`, '还没有手机，点一下把第三部换过去。'],
  place: ({ role, left, search }) => [
    `在${role}手机上点「用定位」`,
    `或点「选地点」；不补也行，${left ?? search}后交给值班的人。`,
  ],
  askedElsewhere: ({ who, left, until, fast, hurried }) => {
    const next = left ? `，${left}内没接就换人问` : until ? `，${until} 没接就换人问` : ''
    const hurry = hurried ? '' : fast ? '不想等：快时钟开着，再报一件。' : '不想等：开快时钟，再报一件。'
    return [`不用点，正在问 ${who}`, `不在这三部手机上${next}。${hurry}`]
  },
  elsewhere: ({ who }) => [`不用点，等 ${who}`, '不在这三部手机上。想接着看，就在居民手机上再报一件。'],
}
