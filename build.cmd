@echo off
rem Builds the lab when its sources changed, then runs it with the given arguments.
setlocal
where dotnet >nul 2>nul || (echo build.cmd: the .NET 10 SDK is needed: https://dotnet.microsoft.com/download/dotnet/10.0 1>&2 & exit /b 1)
set DOTNET_NOLOGO=1
set DOTNET_CLI_TELEMETRY_OPTOUT=1
set tool=%~dp0artifacts\tool\%RANDOM%-%RANDOM%
dotnet build "%~dp0build\Lorentz.Build.csproj" -c Release -v quiet || exit /b 1
rem It runs from a copy, so that a later build never meets a locked file.
xcopy /e /i /q /y "%~dp0build\bin\Release\net10.0" "%tool%" >nul || exit /b 1
dotnet "%tool%\Lorentz.Build.dll" %*
set code=%ERRORLEVEL%
rmdir /s /q "%tool%"
exit /b %code%
