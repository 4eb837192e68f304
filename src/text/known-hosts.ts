/** Whom government pages ordinarily link to: other authorities, the press, platforms, and the makers of their widgets. */

import { isGovernmentHost, registrableDomain } from "./registrable-domain.ts";

const KNOWN = new Set(
  (
    "weibo.com weibo.cn qq.com weixin.com baidu.com bdstatic.com sina.com.cn sina.cn sinaimg.cn 163.com 126.net sohu.com ifeng.com " +
    "people.com.cn people.cn xinhuanet.com news.cn cctv.com cntv.cn gmw.cn ce.cn china.com.cn china.org.cn chinanews.com.cn " +
    "chinanews.com cnr.cn cri.cn youth.cn qstheory.cn 12371.cn 12388.cn chinadaily.com.cn legaldaily.com.cn jcrb.com workercn.cn " +
    "conac.cn chinalaw.org.cn cnzz.com umeng.com 51.la 51yes.com jiathis.com bshare.cn baidustatic.com addthis.com " +
    "douyin.com toutiao.com kuaishou.com bilibili.com zhihu.com douban.com renren.com kaixin001.com tianya.cn xiaohongshu.com " +
    "alipay.com taobao.com youku.com iqiyi.com ixigua.com 12306.cn gaode.com amap.com tianditu.com " +
    "w3.org microsoft.com adobe.com google.com google.cn mozilla.org firefox.com.cn mozilla.com.cn apple.com opera.com 360.cn " +
    "facebook.com twitter.com x.com linkedin.com youtube.com wps.cn hanweb.com trs.com.cn ucap.com.cn kaipuyun.cn"
  ).split(" "),
);

/** Takes a host with or without port. */
export function isKnownHost(host: string): boolean {
  if (isGovernmentHost(host) || /\.(?:edu|mil)\.cn(?::\d+)?$/i.test(host)) return true;
  return KNOWN.has(registrableDomain(host));
}
