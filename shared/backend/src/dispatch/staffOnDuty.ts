import { askTogether } from '../infra/askTogether'
import { op } from '../infra/defineModel'
import { type Staff, StaffModel } from './StaffModel'

type PostField = 'departmentId' | 'areaPath'

/** Those on duty with a post there, for each of these areas or departments. */
const onDuty = (field: PostField) =>
  askTogether(async (keys): Promise<Map<string, Staff[]>> => {
    const staff = await StaffModel.find({ [`posts.${field}`]: op({ $in: keys }), onDuty: true }).lean<Staff[]>()
    return new Map(keys.map((key) => [key, staff.filter(({ posts }) => posts.some((post) => post[field] === key))]))
  })

const inAreas = onDuty('areaPath')
const ofDepartments = onDuty('departmentId')

/** Whoever is on duty with a post in exactly this area; those asked for at the same moment are read together. */
export const staffOnDutyIn = async (areaPath: string): Promise<Staff[]> => (await inAreas(areaPath)) ?? []

/** Whoever is on duty in this department, whatever the district. */
export const staffOnDutyOf = async (departmentId: string): Promise<Staff[]> => (await ofDepartments(departmentId)) ?? []
