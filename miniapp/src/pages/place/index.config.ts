export default definePageConfig({ navigationBarTitleText: '选地点', enablePullDownRefresh: false })
