import { rulesWords } from '../../words/rules'

// on the web Taro wraps the page in a layer that eats taps
const pull = process.env.TARO_ENV === 'weapp'

export default definePageConfig({ navigationBarTitleText: rulesWords.title, enablePullDownRefresh: pull })
