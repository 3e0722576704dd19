@echo off
rem Starts Millrace from the sources: an agent with the sample app, and the console. Builds both first.
setlocal
set "ROOT=%~dp0"
set "WINDOW=yes"
set "ARGS="
:arguments
if "%~1"=="" goto machine
if "%~1"=="--headless" (set "WINDOW=no") else set "ARGS=%ARGS% %1"
shift
goto arguments

:machine
call :jdk "%MILLRACE_JDK%" && goto maven
call :jdk "%JAVA_HOME%" && goto maven
for /f "delims=" %%J in ('where javac 2^>nul') do call :jdk "%%~dpJ.." && goto maven
for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*") do call :jdk "%%~D" && goto maven
echo No JDK 25 was found. Install one, or set MILLRACE_JDK to the folder of one. 1>&2
exit /b 1

:maven
set "MAVEN=%ROOT%.mvn\dist\apache-maven-3.9.11\bin\mvn.cmd"
if exist "%MAVEN%" goto build
where mvn >nul 2>nul || (echo This machine lacks Maven. Install any version and put its bin folder on the PATH. 1>&2 & exit /b 1)
rem From the drive's root: an old Maven must not read this project's .mvn.
pushd \
call mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.9.0:unpack -Dartifact=org.apache.maven:apache-maven:3.9.11:zip:bin "-DoutputDirectory=%ROOT%.mvn\dist"
popd
if not exist "%MAVEN%" (echo Maven 3.9.11 could not be fetched; see above. 1>&2 & exit /b 1)

:build
where npm >nul 2>nul || (echo This machine lacks npm. Install Node.js 22. 1>&2 & exit /b 1)
cd /d "%ROOT%"
set "MODULES=releng/distribution"
if "%WINDOW%"=="yes" set "MODULES=releng/distribution,releng/product"
call "%MAVEN%" -B -ntp -q verify -pl %MODULES% -am -DskipTests -Dspotless.check.skip=true -DskipArchives=true 1>&2 || exit /b 1
set "CONSOLE="
if "%WINDOW%"=="no" set "CONSOLE=--json"
if "%WINDOW%"=="yes" set "CONSOLE=--console "%ROOT%releng\product\target\products\org.millrace.console\win32\win32\x86_64\millrace-console\millrace-console.cmd""
releng\distribution\target\millrace\bin\millrace.cmd try --data .mvn\data %CONSOLE% %ARGS%
exit /b %ERRORLEVEL%

rem jdk FOLDER: takes it when its release file says 25.
:jdk
if not exist "%~1\release" exit /b 1
findstr /b /c:"JAVA_VERSION=\"25" "%~1\release" >nul || exit /b 1
set "JAVA_HOME=%~f1"
exit /b 0
