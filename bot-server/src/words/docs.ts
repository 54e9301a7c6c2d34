/** The words of the page that explains the API to people. */
export const docsWords = {
  title: '近邻 API',
  intro: [
    '先用 <code>POST /api/sessions</code> 换一个令牌，再带上 <code>Authorization: Bearer</code>。',
    '成功回 <code>{data}</code>，列表回 <code>{data: {items, nextCursor}}</code>，没办成回 <code>{error: {code, message}}</code>。',
    '每个 POST 带上 <code>Idempotency-Key</code>：同一次操作发几遍都只算一次。',
    '机器读的版本：<a href="/api/openapi.json">/api/openapi.json</a>。',
  ],
  permissions: { public: '不用登录', signed_in: '要登录' },
  query: '查询参数',
  body: '请求',
  answer: '回答',
  form: 'multipart/form-data：<code>file</code>，<code>phase</code>（before 或 after）',
  refusals: '没办成时的代码',
} as const
