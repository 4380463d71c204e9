@echo off
rem Runs Maven 3.9.11, unpacked once by its coordinates through whatever Maven is installed (see mvnw).
setlocal
set VERSION=3.9.11
set HOME_DIR=%USERPROFILE%\.m2\consilium-maven
set MAVEN=%HOME_DIR%\apache-maven-%VERSION%\bin\mvn.cmd
if exist "%MAVEN%" goto run
where mvn >nul 2>nul
if errorlevel 1 (
    echo mvnw: no Maven found. Install any Maven 3 and run this again. 1>&2
    exit /b 1
)
echo mvnw: bringing Maven %VERSION% ^(once^) 1>&2
rem the plugin makes a folder of marks where it is called, and a pom there would be read
if not exist "%HOME_DIR%" mkdir "%HOME_DIR%"
pushd "%HOME_DIR%"
call mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack -Dartifact=org.apache.maven:apache-maven:%VERSION%:zip:bin -DoutputDirectory="%HOME_DIR%"
set RESULT=%errorlevel%
popd
if not "%RESULT%"=="0" exit /b 1
:run
call "%MAVEN%" -f "%~dp0pom.xml" %*
exit /b %errorlevel%
