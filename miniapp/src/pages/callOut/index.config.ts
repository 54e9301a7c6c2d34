import { common } from '../../words/common'

export default definePageConfig({ navigationBarTitleText: common.pages.callOut })
