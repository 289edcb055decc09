import ElementPlus from 'element-plus'
import zhCn from 'element-plus/es/locale/lang/zh-cn'
import { createApp } from 'vue'
import 'element-plus/dist/index.css'
import './style/theme.css'
import './style/page.css'
import './style/print.css'
import OfficeDesk from './shell/OfficeDesk.vue'
import { router } from './router'

createApp(OfficeDesk).use(router).use(ElementPlus, { locale: zhCn, size: 'default' }).mount('#app')
