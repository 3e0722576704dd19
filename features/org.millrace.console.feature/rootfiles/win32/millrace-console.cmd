@echo off
setlocal
set "HERE=%~dp0"
set "JAVAW=javaw.exe"
if defined JAVA_HOME set "JAVAW=%JAVA_HOME%\bin\javaw.exe"
if defined MILLRACE_JDK set "JAVAW=%MILLRACE_JDK%\bin\javaw.exe"
if exist "%HERE%jre\bin\javaw.exe" set "JAVAW=%HERE%jre\bin\javaw.exe"
for %%L in ("%HERE%plugins\org.eclipse.equinox.launcher_*.jar") do set "LAUNCHER=%%~fL"
start "Millrace" "%JAVAW%" -Xmx1g -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -jar "%LAUNCHER%" -os win32 -ws win32 -arch x86_64 -name Millrace %*
