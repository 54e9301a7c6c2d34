/** The parts of wechat-api 1.35.1 that we use; the package brings no types. */
declare module 'wechat-api' {
  type Callback = (error: Error | null, data?: unknown, response?: unknown) => void
  type AccessToken = { accessToken: string; expireTime: number }
  class API {
    constructor(appId: string, secret: string)
    endpoint: string
    token?: AccessToken
    getToken: (callback: (error: Error | null, token?: AccessToken) => void) => void
    request: (url: string, options: Record<string, unknown>, callback: Callback) => void
    preRequest(method: (this: API, ...args: never[]) => void, args: unknown[]): void
    sendText(openid: string, text: string, callback: Callback): void
    createMenu(menu: unknown, callback: Callback): void
    getMenu(callback: Callback): void
    getMedia(mediaId: string, callback: Callback): void
    getUser(openid: string, callback: Callback): void
    batchGetUsers(openids: string[], callback: Callback): void
  }
  // biome-ignore lint/style/noDefaultExport: the package is CommonJS with one export
  export default API
}
