import { holdersAmong, type Officer, type Post } from './officerPosts'
import { type Staff, StaffModel } from './StaffModel'

/** Everybody with the post, on duty or not, by id: as many as one office has. */
export const holdersOf = async (post: Post): Promise<Officer[]> => {
  const { departmentId, areaPath } = post
  const there = departmentId ? { 'posts.departmentId': departmentId } : { 'posts.areaPath': areaPath }
  return holdersAmong(await StaffModel.find(there).sort({ _id: 1 }).lean<Staff[]>(), post)
}
