/** What the page that explains the API says beside its calls. */
export const docsPageWords = {
  english:
    'The HTTP API of Jinlin, a neighbourhood-grid system: sign in, report something with one tap, follow it until it is closed. For machines: <a href="/api/openapi.json">OpenAPI 3.1</a>.',
  contents: '目录',
  example: '走一遍：登录，上报，看进展',
  exampleNote:
    '整段复制到终端里就能跑。沙盘里用 <code>/__sandbox/as/</code> 换登录用的 code，真手机上它来自 wx.login。',
  /** A group of calls by the word its paths begin with, in the order of the page. */
  groups: {
    sessions: '登录',
    oauth: '公众号网页登录',
    cases: '事项',
    attachments: '照片和语音',
    categories: '事项类别',
    me: '我的',
    people: '能指定的人',
    staff: '工作人员',
    areas: '区域',
    departments: '科局',
    accounts: '公众号',
    estates: '小区',
    entrances: '单元',
    groups: '群',
    watch: '实时看板',
    policies: '区的各项数字',
    other: '说明本身',
  } as Readonly<Record<string, string>>,
} as const
