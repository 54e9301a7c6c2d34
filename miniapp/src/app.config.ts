import { common } from './words/common'

export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/tasks/index',
    'pages/cases/index',
    'pages/me/index',
    'pages/case/index',
    'pages/callOut/index',
    'pages/place/index',
    'pages/news/index',
    'pages/join/index',
    'pages/group/index',
    'pages/bind/index',
    'pages/why/index',
    'pages/watch/index',
    'pages/rules/index',
  ],
  tabBar: {
    custom: true,
    color: '#646B73',
    selectedColor: '#1F57A8',
    backgroundColor: '#FFFFFF',
    list: [
      { pagePath: 'pages/home/index', text: common.tabs.home },
      { pagePath: 'pages/tasks/index', text: common.tabs.tasks },
      { pagePath: 'pages/cases/index', text: common.tabs.cases },
      { pagePath: 'pages/me/index', text: common.tabs.me },
    ],
  },
  // on the web a page slides in for a third of a second; the case must stand there with the tap
  animation: false,
  darkmode: true,
  themeLocation: 'theme.json',
  window: {
    navigationBarTitleText: common.app,
    navigationBarBackgroundColor: '@bar',
    navigationBarTextStyle: '@barText' as 'black',
    backgroundColor: '@page',
    backgroundTextStyle: '@pull' as 'dark',
  },
  permission: { 'scope.userLocation': { desc: common.locationUse } },
  requiredPrivateInfos: ['getLocation', 'chooseLocation'],
  lazyCodeLoading: 'requiredComponents',
})
