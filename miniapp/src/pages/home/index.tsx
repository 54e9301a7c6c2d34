import Taro from '@tarojs/taro'
import { Page } from '../../components/Page'
import { loadCases } from '../../services/load'
import { usePhone } from '../../services/phone'
import { useLoad } from '../../services/useLoad'
import { common } from '../../words/common'
import { ElderHome } from './ElderHome'
import { PlaceRow } from './PlaceRow'
import { SizeNotice } from './SizeNotice'
import { StandardHome } from './StandardHome'
import './index.css'

/** Opens the grid of all trades. */
const openTrades = () => void Taro.navigateTo({ url: '/pages/callOut/index' })

/** R1: the tiles are the report; everything else on the page is beside them. R13 for 长辈版. */
export default function HomePage() {
  const { size } = usePhone()
  const loading = useLoad(() => loadCases('open,confirm'), 'me')
  return (
    <Page title={common.app} tab="/pages/home/index" loading={loading}>
      <SizeNotice />
      <PlaceRow />
      {size === 'elder' ? <ElderHome onTrades={openTrades} /> : <StandardHome onTrades={openTrades} />}
    </Page>
  )
}
