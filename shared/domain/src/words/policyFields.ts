import type { EditablePolicy } from '../dispatch/policyApi'

/** What the people of the district centre call the numbers of their policy. */
export const policyFieldLabels: Readonly<Record<keyof EditablePolicy, string>> = {
  ceiling: '回应和办结的上限',
  respondSteps: '回应时间里的各步',
  closeSteps: '办结时间里的各步',
  cascadeSeconds: '派给就近的人等几秒',
  placeUnknownMinutes: '没有地点等几分钟',
  autoCloseHours: '居民不回复几小时后办结',
  reopenDays: '几天内可以再开',
  urgeHours: '几小时催一次',
  addAfterCloseDays: '办结后几天内可以补充',
  holdDaysMost: '挂账最多几天',
  openJobsCap: '手上最多几单',
  radiiMetres: '找人的范围（米）',
  loadPenaltyMetres: '手上每多一单算远几米',
  positionFreshMinutes: '手机位置几分钟内有效',
  night: '夜间',
  certifiedSkills: '要有证件的专长',
  departmentHours: '科局办公时间',
}
