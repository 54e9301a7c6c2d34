export default definePageConfig({ navigationBarTitleText: '叫人上门', enablePullDownRefresh: false })
