/** Only WeChat has the scanner. */
export const canScan = (): boolean => process.env.TARO_ENV === 'weapp'
