import { watchWords } from '../../words/watch'

// on the web Taro wraps the page in a layer that eats taps, and the live line refreshes anyway
const pull = process.env.TARO_ENV === 'weapp'

export default definePageConfig({ navigationBarTitleText: watchWords.title, enablePullDownRefresh: pull })
