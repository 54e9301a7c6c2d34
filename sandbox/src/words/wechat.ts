/** What WeChat itself says in the chat when an account does not answer. */
export const unavailable = '该公众号提供的服务出现故障，请稍后再试'
/** How the chat names what is not text. */
export const chatKinds: Record<string, string> = {
  image: '［图片］',
  voice: '［语音］',
  video: '［视频］',
  shortvideo: '［小视频］',
  link: '［链接］',
  miniprogrampage: '［小程序］',
  location: '［位置］',
  location_select: '［位置］',
  scancode_push: '扫了码',
  scancode_waitmsg: '扫了码',
  pic_sysphoto: '拍了照片',
  pic_photo_or_album: '选了照片',
  pic_weixin: '选了照片',
  subscribe: '关注了公众号',
  unsubscribe: '取消了关注',
  scan: '扫了二维码',
}
