import { join } from '../../words/join'

export default definePageConfig({ navigationBarTitleText: join.title })
