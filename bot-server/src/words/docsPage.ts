/** The languages the page that explains the API can be read in. */
export const docsLanguages = ['zh', 'en'] as const
export type DocsLanguage = (typeof docsLanguages)[number]

/** What that page says beside its calls, in one language. */
type PageWords = {
  title: string
  house: string
  other: string
  intro: readonly string[]
  contents: string
  example: string
  exampleNote: string
  permissions: Readonly<Record<'public' | 'signed_in', string>>
  query: string
  body: string
  answer: string
  form: string
  refusals: string
  /** A group of calls by the word its paths begin with, in the order of the page. */
  groups: Readonly<Record<string, string>>
}

const openApi = '<a href="/api/openapi.json">OpenAPI 3.1</a>'

const chinese: PageWords = {
  title: '近邻 API',
  house: '近邻首页',
  other: 'English',
  intro: [
    '先用 <code>POST /api/sessions</code> 换一个令牌，再带上 <code>Authorization: Bearer</code>。',
    '成功回 <code>{data}</code>，列表回 <code>{data: {items, nextCursor}}</code>，没办成回 <code>{error: {code, message}}</code>。',
    '每个 POST 带上 <code>Idempotency-Key</code>：同一次操作发几遍都只算一次。',
    `给机器读的是 ${openApi}。`,
  ],
  contents: '目录',
  example: '走一遍：登录，上报，看进展',
  exampleNote:
    '整段复制到终端里就能跑。沙盘里用 <code>/__sandbox/as/</code> 换登录用的 code，真手机上它来自 wx.login。',
  permissions: { public: '不用登录', signed_in: '要登录' },
  query: '查询参数',
  body: '请求',
  answer: '回答',
  form: '请求是表单 <code>multipart/form-data</code>：<code>file</code> 是文件，<code>phase</code> 是 before 或 after。',
  refusals: '没办成时的代码',
  groups: {
    sessions: '登录',
    oauth: '公众号网页登录',
    cases: '事项',
    attachments: '照片和语音',
    categories: '事项类别',
    me: '我的',
    people: '能指定的人',
    staff: '工作人员',
    rosters: '值班名单',
    areas: '区域',
    departments: '科局',
    accounts: '公众号',
    estates: '小区',
    entrances: '单元',
    groups: '群',
    watch: '实时看板',
    policies: '区的各项数字',
    other: '说明本身',
  },
}

const english: PageWords = {
  title: 'Jinlin API',
  house: 'Jinlin',
  other: '中文',
  intro: [
    'Get a token by <code>POST /api/sessions</code>, then send it as <code>Authorization: Bearer</code>.',
    'Success is <code>{data}</code>, a list <code>{data: {items, nextCursor}}</code>, a refusal <code>{error: {code, message}}</code>: the code never changes, the message is Chinese, for people.',
    'Every POST takes an <code>Idempotency-Key</code>: the same again counts once.',
    `For machines there is ${openApi}.`,
  ],
  contents: 'Contents',
  example: 'All the way: sign in, report, look',
  exampleNote:
    'Copy all of it into a shell. In the sandbox <code>/__sandbox/as/</code> gives the code to sign in with; on a phone wx.login does.',
  permissions: { public: 'for anybody', signed_in: 'signed in' },
  query: 'Query',
  body: 'Request',
  answer: 'Answer',
  form: 'The request is a form, <code>multipart/form-data</code>: <code>file</code>, and <code>phase</code>, which is before or after.',
  refusals: 'Codes of refusals, with the sentence people read',
  groups: {
    sessions: 'Signing in',
    oauth: 'Signing in on the web by an account',
    cases: 'Cases',
    attachments: 'Photos and voices',
    categories: 'Categories',
    me: 'Me',
    people: 'Whom a case can be assigned to',
    staff: 'Staff',
    rosters: 'Rosters',
    areas: 'Areas',
    departments: 'Departments',
    accounts: 'Public accounts',
    estates: 'Estates',
    entrances: 'Entrances',
    groups: 'Groups',
    watch: 'Watch',
    policies: 'The numbers of a district',
    other: 'This description',
  },
}

/** The words of the page by language. */
export const docsPageWords: Readonly<Record<DocsLanguage, PageWords>> = { zh: chinese, en: english }
