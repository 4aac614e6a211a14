-- directory/set_channel
update agency set channel = $2, recipient = $3, synthetic = $4 where id = $1
