export default definePageConfig({ navigationBarTitleText: '近邻', enablePullDownRefresh: true })
