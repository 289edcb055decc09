import { provideGlobalConfig } from 'element-plus'
import zhCn from 'element-plus/es/locale/lang/zh-cn'
import { createApp } from 'vue'
import 'virtual:element-styles'
import './style/theme.css'
import './style/page.css'
import './style/print.css'
import OfficeDesk from './shell/OfficeDesk.vue'
import { router } from './router'

const app = createApp(OfficeDesk).use(router)
provideGlobalConfig({ locale: zhCn, size: 'default' }, app, true)
app.mount('#app')
