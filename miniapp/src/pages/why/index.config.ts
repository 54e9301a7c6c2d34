import { whyWords } from '../../words/why'

// on the web Taro wraps the page in a layer that eats taps, and the live line refreshes anyway
const pull = process.env.TARO_ENV === 'weapp'

export default definePageConfig({ navigationBarTitleText: whyWords.title, enablePullDownRefresh: pull })
