; Registers smtp: and smtps: addresses for the app on Windows, which the builder itself does not.

; A link only fills the form. What follows `--` is no switch of Chromium's, whatever the link says.
!macro ehloRegister SCHEME
  WriteRegStr SHELL_CONTEXT "Software\Classes\${SCHEME}" "" "URL:Mail submission"
  WriteRegStr SHELL_CONTEXT "Software\Classes\${SCHEME}" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\${SCHEME}\DefaultIcon" "" "$appExe,0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\${SCHEME}\shell\open\command" "" '"$appExe" -- "%1"'
!macroend

; Takes back what is still its own: another program may have registered itself since.
!macro ehloUnregister SCHEME
  ReadRegStr $R0 SHELL_CONTEXT "Software\Classes\${SCHEME}\shell\open\command" ""
  ${if} $R0 == '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" -- "%1"'
    DeleteRegKey SHELL_CONTEXT "Software\Classes\${SCHEME}"
  ${endif}
!macroend

!macro customInstall
  !insertmacro ehloRegister "smtp"
  !insertmacro ehloRegister "smtps"
!macroend

!macro customUnInstall
  !insertmacro ehloUnregister "smtp"
  !insertmacro ehloUnregister "smtps"
!macroend
