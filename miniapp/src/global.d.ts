/// <reference types="@tarojs/taro" />
declare module '*.css'
declare module '*.svg'
