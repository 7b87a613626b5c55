// PKCS#12 files that lack one half, without a passphrase, as `openssl pkcs12 -export` writes them.

/** As with `-nokeys`. */
export const pkcs12WithoutKey = Buffer.from(
  [
    'MIICogIBAzCCAlwGCSqGSIb3DQEHAaCCAk0EggJJMIICRTCCAkEGCSqGSIb3DQEHBqCCAjIwggIu',
    'AgEAMIICJwYJKoZIhvcNAQcBMFYGCSqGSIb3DQEFDTBJMCgGCSqGSIb3DQEFDDAbBAgBfCI9Fpo4',
    'LQIBATAMBggqhkiG9w0CCQUAMB0GCWCGSAFlAwQBKgQQpcNGors6gwR0C78idcfs14CCAcAYvXrl',
    '+q69O8imnzko++5zhzDDr6Jg4+4OAr+0r0RXZ+2EEld6KaO5rJiFYjeGSNxW5LH4OoSG1qVUU1ao',
    'oweS8Hra38f+mga5Fta1/JP4Djh1sYc+j/ydG5WyEa1Zf2TUoGuyj/FB451Qv5KlezQ+9sp7xF2N',
    'cJMiplycKbMKQwbhAPqVHrF0i/a43p55VEMZJDsG9iDYxT2UIezeCBhu33DB0nt7hec+PABWTn2b',
    '9cgnejah5OMkSYgGKnIr/ced/CNDYiFdSvSBF/ccgt/0PVWvX2JGAP9bNBaKM+vwrCiu90BESUt8',
    'uV6BE5/D/rtE8KKz89a2uR3W5tET8aC0tz6ecihXtUyPzb5F3g0frIesB1wKmoHeh1d8fIFS6Ygb',
    'Kh6ci7bbfFs8BdwEThmmso3dY4q4vY+G8kOWkN0puqvNafeBvR7Vl4E/0W5JohadT+p4nGjo4wRl',
    'Rh1v04B2A7JJEksz+St6cF6OgPnqywTdPpgVkRoMqQzK0pTwooT9jbnwjoeMAMj4sEIaOTE/gQCH',
    'EhM+VOxRWRxNrwTPlsdEk9ZulpbfZuF7UteLV6Pb98z8n0iVouacqzUQgSQ5MD0wMTANBglghkgB',
    'ZQMEAgEFAAQgMnBH2peGlwpEqg5kcIiAaqbcPuLfnQxvwLuXMJzjch0ECFM4cUwxxVgr',
  ].join(''),
  'base64',
);

/** As with `-nocerts`. */
export const pkcs12WithoutCertificate = Buffer.from(
  [
    'MIIBeQIBAzCCATMGCSqGSIb3DQEHAaCCASQEggEgMIIBHDCCARgGCSqGSIb3DQEHAaCCAQkEggEF',
    'MIIBATCB/gYLKoZIhvcNAQwKAQKgge4wgeswVgYJKoZIhvcNAQUNMEkwKAYJKoZIhvcNAQUMMBsE',
    'CP0/Xb3AqBTHAgEBMAwGCCqGSIb3DQIJBQAwHQYJYIZIAWUDBAEqBBAs9XWfo0LmmvwCNTxJw9Wc',
    'BIGQe3e+r5r3vQQkbVeENPo/h9Fh+O6sxbpSm+Bj5IETSwtRuowfAd/334CG/LxROJOsxTGVTqgC',
    'Wr4IFcyPkVe2t6WwPKWqFKNCPNw8b5BlrhfR48D9C0fBspL6bZMgAQ9WolnOucly2JQU2WYOgbJm',
    'uj2s6/9W50DCXq01SgBK95n6E2x3H8kz6tHJF4axKJP3MD0wMTANBglghkgBZQMEAgEFAAQgyJs2',
    'xOo2S6gJXpqjGyrWxjx4mXTZLBQEsIzzAP1hHogECCxD7POziRA4',
  ].join(''),
  'base64',
);
