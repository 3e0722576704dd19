@echo off
rem The millrace command, on the runtime it brings (jre), else on JAVA_HOME, else on the path's Java.
setlocal
set "HOME_DIR=%~dp0.."
set "JAVA=java.exe"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
if exist "%HOME_DIR%\jre\bin\java.exe" set "JAVA=%HOME_DIR%\jre\bin\java.exe"
set "KIND=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dmillrace.log.level=WARN"
for %%C in (agent try publish-endpoint) do if "%~1"=="%%C" set "KIND=-XX:+UseG1GC"
"%JAVA%" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow %KIND% %MILLRACE_JAVA_OPTIONS% "-Dmillrace.home=%HOME_DIR%" -cp "%HOME_DIR%\lib\*" org.millrace.command.Millrace %*
exit /b %ERRORLEVEL%
