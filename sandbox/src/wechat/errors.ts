/** The messages that come with WeChat's error codes. */
const messages: Record<number, string> = {
  0: 'ok',
  40001: 'invalid credential, access_token is invalid or not latest',
  40003: 'invalid openid',
  40007: 'invalid media_id',
  40013: 'invalid appid',
  40014: 'invalid access_token',
  40016: 'invalid button size',
  40017: 'invalid button type',
  40018: 'invalid button name size',
  40019: 'invalid button key size',
  40023: 'invalid sub button size',
  40029: 'invalid code',
  40037: 'invalid template_id',
  40054: 'invalid sub button url domain',
  40125: 'invalid appsecret',
  40163: 'code been used',
  41001: 'access_token missing',
  41002: 'appid missing',
  42001: 'access_token expired',
  43004: 'require subscribe',
  43101: 'user refuse to accept the msg',
  44002: 'empty post data',
  45009: 'reach max api daily quota limit',
  45015: 'response out of time limit or subscription is canceled',
  45047: 'out of response count limit',
  46003: 'menu no exist',
  47001: 'data format error',
  47003: 'argument invalid',
  48001: 'api unauthorized',
}

/** WeChat's error body; 0 is its "ok". */
export const errcode = (code: number, more: Record<string, unknown> = {}) => ({
  errcode: code,
  errmsg: messages[code] ?? 'system error',
  ...more,
})
