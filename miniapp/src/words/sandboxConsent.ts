import type { TemplateTitle } from '@jinlin/domain/notifications/templates'

/** WeChat's own question as the sandbox plays it; production builds leave it out. */
export const sandboxConsent = {
  title: '近邻 想给您发送以下消息',
  names: {
    accepted: '接单提醒',
    resolved: '办结请确认',
    late: '超时说明',
    task: '新任务',
  } satisfies Record<TemplateTitle, string>,
  allow: '允许',
  refuse: '取消',
}
