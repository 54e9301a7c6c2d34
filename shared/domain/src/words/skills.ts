import type { Skill } from '../categories/codes'

/** A trade as people call it: 「水暖」 in 「持水暖专长」 and 「水暖师傅」. */
export const skillLabels: Readonly<Record<Skill, string>> = {
  locksmith: '开锁',
  plumber: '水暖',
  electrician: '电工',
  gas_fitter: '燃气具',
  appliance_repair: '家电',
  drain_cleaner: '疏通',
  window_fitter: '门窗',
  carpenter: '木工',
  waterproofer: '防水',
  it_helper: '手机电脑',
  lift_engineer: '电梯维保',
  cleaner: '保洁',
  mover: '搬运',
  recycler: '废品',
  barber: '理发',
  childminder: '看护孩子',
  carer: '陪护',
  errand_runner: '跑腿',
  cook: '助餐',
}

/** The label, or the code itself for a trade nobody knows. */
export const skillLabel = (skill: string): string => (skillLabels as Record<string, string>)[skill] ?? skill
