import type { EditablePolicy, StepFault } from '../dispatch/policyApi'

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

const stepLabels: Readonly<Record<string, string>> = {
  'respondSteps.pool': '进抢单池',
  'respondSteps.alert': '提醒值班',
  'respondSteps.breach': '逐级上报',
  'closeSteps.alert': '提醒上级',
}

const stepFaults: Readonly<Record<StepFault, string>> = {
  'out of order': '要排在前一步后面，改一下再试',
  'too close': '和前一步挨得太近，至少差 1%，改一下再试',
}

/** The sentence for a step that cannot be where somebody put it (`changes.respondSteps.alert`); undefined for any other field or reason. */
export function stepSentence(field: unknown, why: unknown): string | undefined {
  const [, step] = /^changes\.(\w+\.\w+)/.exec(String(field)) ?? []
  const label = step && stepLabels[step]
  return label && isFault(why) ? `「${label}」${stepFaults[why]}。` : undefined
}

const isFault = (why: unknown): why is StepFault => Object.hasOwn(stepFaults, String(why))
