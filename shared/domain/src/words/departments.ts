import type { Department } from '../categories/codes'

/** Bureaus and bodies as people call them. */
export const departmentLabels: Readonly<Record<Department, string>> = {
  community: '社区',
  property: '物业',
  urban_management: '城管执法局',
  sanitation: '环卫',
  municipal: '市政',
  landscaping: '园林',
  housing: '住建局',
  water: '供水',
  drainage: '排水',
  power: '供电',
  gas: '燃气',
  heating: '供热',
  telecom: '通信',
  police: '公安',
  traffic_police: '交警',
  fire: '消防',
  emergency: '应急',
  transport: '交通',
  market: '市场监管',
  environment: '生态环境',
  civil_affairs: '民政',
  hr_social: '人社',
  health: '卫健',
  education: '教育',
  culture_tourism: '文旅体育',
  justice: '司法所',
}

/** The label, or the code itself for a department nobody knows. */
export const departmentLabel = (department: string): string =>
  (departmentLabels as Record<string, string>)[department] ?? department
