import { usePhone } from '../../services/phone'
import { isOfficer, roleNow } from '../../services/roles'
import { MyCases } from './MyCases'
import { ScopeCases } from './ScopeCases'

/** R5: what I reported; for a duty officer, what there is in the area. */
export default function CasesPage() {
  const { me, role } = usePhone()
  return isOfficer(roleNow(me, role)) ? <ScopeCases /> : <MyCases />
}
