-- Books one free slot after the other. usage: wrk -s calendar.lua <url> -- <file with a start a line> <cookie> <CSRF token> <from line>
local threads = 0
function setup(thread)
  thread:set("offset", threads)
  threads = threads + 1
end

function init(arguments)
  starts = {}
  for line in io.lines(arguments[1]) do starts[#starts + 1] = line end
  headers = {
    ["Content-Type"] = "application/json",
    ["Cookie"] = "sofia_session=" .. arguments[2],
    ["X-CSRF-Token"] = arguments[3],
  }
  index = tonumber(arguments[4]) + offset
end

-- Two threads take turns.
function request()
  local i = index % #starts + 1
  index = index + 2
  local body = string.format(
    '{"patientName":"Person %d","phone":"030 %d","start":"%s","treatment":"Kontrolle"}', i, 10000000 + i, starts[i])
  return wrk.format("POST", "/api/v1/appointments", headers, body)
end
