@echo off
rem Runs the command line of Ehlo: the app itself, without a window.
"%~dp0..\..\Ehlo.exe" --cli -- %*
exit /b %ERRORLEVEL%
