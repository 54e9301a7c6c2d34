import { bindWords } from '../../words/group'

export default definePageConfig({ navigationBarTitleText: bindWords.title })
